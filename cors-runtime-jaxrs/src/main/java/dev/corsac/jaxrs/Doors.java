package dev.corsac.jaxrs;

import dev.corsac.jaxrs.front.DueHeaders;
import dev.corsac.jaxrs.front.FrontDoor;
import dev.corsac.jaxrs.front.PolicyInForce;
import dev.corsac.jaxrs.front.RequestHead;
import dev.corsac.jaxrs.lifecycle.Decided.Answered;
import dev.corsac.jaxrs.lifecycle.Decided.Ungoverned;
import dev.corsac.jaxrs.lifecycle.InForce;
import dev.corsac.jaxrs.lifecycle.ServedMethod;
import dev.corsac.policy.Policy;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The doors of the applications of this class loader. */
final class Doors implements FrontDoor.Finder {
  @Override
  public @Nullable FrontDoor of(Configuration configuration) {
    Deployment deployment = Deployment.of(configuration);
    return deployment == null ? null : new Door(deployment, false);
  }

  @Override
  public @Nullable FrontDoor only() {
    Deployment deployment = ActiveDeployments.only();
    return deployment == null ? null : new Door(deployment, false);
  }

  @Override
  public List<FrontDoor> all() {
    return ActiveDeployments.all().stream().<FrontDoor>map(each -> new Door(each, false)).toList();
  }

  /** The door of one. */
  private static final class Door extends FrontDoor {
    private final Deployment deployment;
    private final boolean besideOthers;

    Door(Deployment deployment, boolean besideOthers) {
      this.deployment = deployment;
      this.besideOthers = besideOthers;
    }

    @Override
    public @Nullable Preflight preflight(RequestHead request) {
      return Preflights.answer(deployment, request);
    }

    @Override
    public boolean concerns(RequestHead request) {
      int error = known(Status.INTERNAL_SERVER_ERROR.getStatusCode());
      return ActualRequests.policy(deployment, deployment.inForce(), request, error, null) != null;
    }

    /** The policy of the application is for errors on unknown paths. */
    private int known(int status) {
      return besideOthers ? Status.OK.getStatusCode() : status;
    }

    @Override
    public @Nullable DueHeaders due(RequestHead request, int status, @Nullable Object decided) {
      if (decided instanceof Answered answered) {
        return new DueHeaders(answered.headers(), answered.origin());
      }
      if (decided instanceof Ungoverned || deployment.server().handsOn(status, false)) {
        return null;
      }
      InForce inForce = deployment.inForce();
      ServedMethod chosen = decided instanceof ServedMethod method ? method : null;
      Policy policy = ActualRequests.policy(deployment, inForce, request, known(status), chosen);
      if (policy == null) {
        return null;
      }
      Answered answer = ActualRequests.answer(inForce, request, policy);
      return new DueHeaders(answer.headers(), answer.origin());
    }

    @Override
    public boolean isFinal(@Nullable Object decided) {
      return decided instanceof Answered || decided instanceof Ungoverned;
    }

    @Override
    public void noteForeignHeaders(RequestHead request) {
      deployment.log().foreignHeaders(request);
    }

    @Override
    public FrontDoor besideOthers() {
      return new Door(deployment, true);
    }

    @Override
    public List<PolicyInForce> policies() {
      return deployment.policies();
    }

    @Override
    public boolean readableErrors() {
      return deployment.readableErrors();
    }
  }
}
