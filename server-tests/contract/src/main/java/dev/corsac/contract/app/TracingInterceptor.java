package dev.corsac.contract.app;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Shows in the entity that it was at work. */
@Traced
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class TracingInterceptor {

  /** Changes texts only. */
  @AroundInvoke
  public Object trace(InvocationContext invocation) throws Exception {
    Object result = invocation.proceed();
    return result instanceof String text ? "traced " + text : result;
  }
}
