package dev.corsac.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request that a policy concerns. Sees to it that asynchronous answers go through its response:
 * containers hand on the one that was not wrapped, and send what is empty without asking again.
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
}
