package dev.corsac.benchmarks.decision;

import dev.corsac.benchmarks.stub.Call;
import dev.corsac.benchmarks.stub.JaxRs;
import dev.corsac.benchmarks.stub.Light;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.List;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.rs.security.cors.CrossOriginResourceSharingFilter;
import org.apache.cxf.service.Service;
import org.jspecify.annotations.Nullable;

/**
 * CXF's filter. It asks CXF for the current message and looks the resource method up in the
 * endpoint by itself, so that both are real.
 */
final class CxfCors implements Contestant {
  private final JaxRs server;
  private final CrossOriginResourceSharingFilter filter = new CrossOriginResourceSharingFilter();
  private final LightHeaders headers = Light.of(LightHeaders.class, MethodHandles.lookup());
  private final Endpoint endpoint;
  private final Message message = new MessageImpl();

  CxfCors(Setup setup) {
    RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setResourceClasses(List.of(CompiledSetup.of(setup).resource(0)));
    factory.setAddress("/api");
    factory.setStart(false);
    endpoint = factory.create().getEndpoint();
    server = new JaxRs(setup.uris());
    filter.setAllowOrigins(setup.origins(0));
    filter.setAllowHeaders(List.of("content-type", "x-request-id"));
    filter.setExposeHeaders(List.of("Location"));
    filter.setMaxAge(1800);
    try {
      Field injected = CrossOriginResourceSharingFilter.class.getDeclaredField("headers");
      injected.setAccessible(true);
      injected.set(filter, headers);
      Field current = PhaseInterceptorChain.class.getDeclaredField("CURRENT_MESSAGE");
      current.setAccessible(true);
      currentMessage(current.get(null)).set(message);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    message.put(Message.ENDPOINT_ADDRESS, "http://api.example.com/api");
  }

  @SuppressWarnings("unchecked") // of messages only
  private static ThreadLocal<Message> currentMessage(Object field) {
    return (ThreadLocal<Message>) field;
  }

  @Override
  public void reset(Call call) {
    server.reset(call);
    headers.call = call;
    Exchange exchange = new ExchangeImpl();
    exchange.put(Endpoint.class, endpoint);
    exchange.put(Service.class, endpoint.getService());
    message.setExchange(exchange);
    message.put(Message.HTTP_REQUEST_METHOD, call.method());
    message.put(Message.REQUEST_URI, "/api".concat(call.path()));
  }

  @Override
  public @Nullable Object handle() {
    filter.filter(server.request());
    filter.filter(server.request(), server.response());
    return server.response();
  }

  @Override
  public @Nullable String responseHeader(String name) {
    return server.responseHeader(name);
  }

  abstract static class LightHeaders implements HttpHeaders {
    @Nullable Call call;

    @Override
    public @Nullable List<String> getRequestHeader(String name) {
      String value = call == null ? null : call.header(name);
      return value == null ? null : List.of(value);
    }
  }
}
