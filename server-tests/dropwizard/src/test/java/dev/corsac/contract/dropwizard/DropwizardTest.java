package dev.corsac.contract.dropwizard;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;
import dev.corsac.contract.ServerUnderTest;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ServerProperties;

@Server(
    name = "Dropwizard 5",
    version = "dropwizard.version",
    write = "Jersey's property `jersey.config.server.response.setStatusOverSendError=true`")
@Deviation(
    rows = {
      "sameOriginGrantsNothingAndDoesNotVary",
      "anyOriginMeansAStarWhoeverAsksAndNoVary",
      "theRefusalHasTheHeadersOfThePolicy"
    },
    pinned = "Expecting empty but was: [\"accept-encoding\"]",
    reason = "Dropwizard compresses, and says so in Vary")
@Deviation(
    rows = "aMapperOfTheApplicationGoesBeforeTheReadableErrors",
    pinned = "expected: 555 but was: 500",
    reason =
        "Dropwizard's own mapper of all exceptions goes before an application's; server:"
            + " registerDefaultExceptionMappers: false takes it away")
@Deviation(
    rows = {
      "theTrustedOriginMayRead",
      "aStrangerIsTreatedButMayNotRead",
      "withoutAnOriginTheResponseStillVaries"
    },
    of = "409 a failed stage",
    pinned = "expected: 409 but was: 500",
    sometimes = true,
    reason =
        "a stage that fails with a WebApplicationException inside a CompletionException ends as a"
            + " 500 of Dropwizard's own mapper, with the headers that belong to it")
@Deviation(
    rows = "aMappersAnswerToWhatAStageWrapsIsTheOneThatCounts",
    pinned = "to contain: \"mapped\"",
    sometimes = true,
    reason =
        "an application's mapper is not asked about what a stage wraps: Dropwizard's own mapper"
            + " goes before")
@Deviation(
    rows = {
      "aPolicyOnTheApplicationReachesWhatItServes",
      "anyOriginOnTheApplicationReachesWhatItServes",
      "anApplicationThatStandsAmongItsClassesIsStillTheApplication",
      "eachOfSeveralApplicationsHasItsOwnPolicyOrNone",
      "thePolicyReachesALibraryThatWasCompiledWithTheProcessor",
      "aLibraryThatWasCompiledWithoutItStaysWithoutHeadersAndAWarningNamesIt",
      "aDeploymentThatFailedForWantOfAValueDoesNotStandInTheWayOfTheNext",
      "whatNothingNearerGuardsIsGuardedByTheApplicationsPolicy"
    },
    pinned = {
      "expected: 403 but was: 200",
      "could not find the following elements",
      "Expecting any elements of: [] to match given predicate but none did",
      "Expecting code to raise a throwable"
    },
    reason =
        "Dropwizard deploys no Application of Jakarta REST, its own is another class: a policy stands"
            + " on classes, methods and packages")
class DropwizardTest extends CorsContract {
  DropwizardTest() {
    super(DropwizardTest::start);
  }

  private static ServerUnderTest.Running start(jakarta.ws.rs.core.Application application)
      throws Exception {
    Path configuration = Files.createTempFile("dropwizard", ".yml");
    String connectors = "[{type: http, port: 0, bindHost: 127.0.0.1}]";
    Files.writeString(
        configuration,
        """
        server:
          applicationConnectors: %s
          adminConnectors: %s
        """
            .formatted(connectors, connectors));
    OnDropwizard running = new OnDropwizard(application);
    running.run("server", configuration.toString());
    return running;
  }

  private static final class OnDropwizard extends Application<Configuration>
      implements ServerUnderTest.Running {
    private final jakarta.ws.rs.core.Application application;
    private org.eclipse.jetty.server.Server server;

    OnDropwizard(jakarta.ws.rs.core.Application application) {
      this.application = application;
    }

    @Override
    @SuppressWarnings("deprecation") // Applications have singletons still.
    public void run(Configuration configuration, Environment environment) {
      environment.jersey().setUrlPattern("/api/*");
      // Or Jetty takes all headers from errors without an entity.
      environment.jersey().property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
      application.getProperties().forEach(environment.jersey()::property);
      application.getClasses().forEach(environment.jersey()::register);
      application.getSingletons().forEach(environment.jersey()::register);
      environment.lifecycle().addServerLifecycleListener(started -> server = started);
    }

    @Override
    protected void onFatalError(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public int port() {
      return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() {
      try {
        server.stop();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
