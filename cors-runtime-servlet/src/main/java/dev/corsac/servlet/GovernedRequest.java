package dev.corsac.servlet;

import dev.corsac.jaxrs.front.FrontDoor;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request that a policy concerns. Sees to it that asynchronous answers go through its response:
 * containers hand on the one that was not wrapped, and send what is empty without asking again. And
 * that an error page is governed as the path that was asked for, whoever serves it.
 */
final class GovernedRequest extends HttpServletRequestWrapper {
  private final GovernedResponse response;

  GovernedRequest(HttpServletRequest request, GovernedResponse response) {
    super(request);
    this.response = response;
  }

  @Override
  public AsyncContext startAsync() {
    return begun(super.startAsync(this, response));
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse given) {
    return begun(super.startAsync(request, given));
  }

  private AsyncContext begun(AsyncContext context) {
    context.addListener(new GovernedTimeout(response));
    return new GovernedAsync(context, this, response);
  }

  @Override
  public AsyncContext getAsyncContext() {
    return new GovernedAsync(super.getAsyncContext(), this, response);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    if (!isOfErrorPage(name)) {
      super.setAttribute(name, value);
    }
  }

  @Override
  public void removeAttribute(String name) {
    if (!isOfErrorPage(name)) {
      super.removeAttribute(name);
    }
  }

  /**
   * Whether that is a decision about an error page. Jersey as a filter looks at its path too, and
   * what was decided about the path that was asked for stays.
   */
  private boolean isOfErrorPage(String name) {
    return FrontDoor.DECIDED.equals(name)
        && getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
  }
}
