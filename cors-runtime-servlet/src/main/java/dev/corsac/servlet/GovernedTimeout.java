package dev.corsac.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;

/** Settles a response that the container is going to answer itself, because nobody else did. */
record GovernedTimeout(GovernedResponse response) implements AsyncListener {

  @Override
  public void onTimeout(AsyncEvent event) {
    response.settle(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }

  @Override
  public void onError(AsyncEvent event) {
    response.settle(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // The response has been sent.
  }
}
