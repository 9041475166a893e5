package dev.corsac.contract.door;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter before the front door that grants everything to everybody, as far as it can. */
public final class Earlier implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse answer = (HttpServletResponse) response;
    answer.setHeader("Access-Control-Allow-Origin", "*");
    answer.addHeader("Access-Control-Allow-Private-Network", "true");
    answer.setHeader("Vary", "Accept-Encoding");
    answer.addHeader("X-Trace", "one");
    answer.addHeader("X-Trace", "two");
    answer.addCookie(new Cookie("seen", "yes"));
    answer.setContentType("text/plain;charset=UTF-8");
    chain.doFilter(request, response);
  }
}
