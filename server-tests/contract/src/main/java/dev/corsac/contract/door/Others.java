package dev.corsac.contract.door;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that is none of Jakarta REST's. */
public final class Others extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final String text;

  /** For web.xml. */
  public Others() {
    this("others");
  }

  /** Answers with a text. */
  public Others(String text) {
    this.text = text;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.setHeader("Vary", "Accept");
    response.getWriter().print(text);
  }
}
