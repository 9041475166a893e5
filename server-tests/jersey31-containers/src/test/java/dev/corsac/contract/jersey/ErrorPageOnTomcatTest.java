package dev.corsac.contract.jersey;

import dev.corsac.contract.ErrorPageContract;
import dev.corsac.contract.ServerUnderTest.Running;
import jakarta.ws.rs.core.Application;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

class ErrorPageOnTomcatTest implements ErrorPageContract {
  @Override
  public Running startWithErrorPage(Application application) throws Exception {
    return new OnTomcat(ErrorPageOnTomcatTest::declareErrorPage).start(application);
  }

  private static void declareErrorPage(Context context) {
    Tomcat.addServlet(context, "try-again", new TryAgain()).addMapping(PAGE);
    Tomcat.addServlet(context, "refusing", new Refusing()).addMapping(REFUSING);
    ErrorPage page = new ErrorPage();
    page.setErrorCode(403);
    page.setLocation(PAGE);
    context.addErrorPage(page);
  }
}
