package dev.corsac.contract.handwritten;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.contract.app.AccountResource;
import dev.corsac.contract.app.CatalogueResource;
import dev.corsac.contract.app.ConfiguredResource;
import dev.corsac.contract.app.OrderResource;
import dev.corsac.contract.app.OutcomeResource;
import dev.corsac.contract.app.PlainResource;
import dev.corsac.contract.app.ShelfResource;
import dev.corsac.contract.app.ShopResource;
import dev.corsac.contract.app.TransferResource;
import dev.corsac.contract.app.VaultResource;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands in for a generated table. */
public final class HandWrittenCorsTable implements Supplier<PolicyTable> {
  /** For the run time. */
  public HandWrittenCorsTable() {}

  @Override
  public PolicyTable get() {
    return new PolicyTable(
        HandWrittenCorsTable.class.getName(),
        Stream.of(
                AccountResource.class,
                CatalogueResource.class,
                ConfiguredResource.class,
                OrderResource.class,
                OutcomeResource.class,
                PlainResource.class,
                ShelfResource.class,
                ShopResource.class,
                TransferResource.class,
                VaultResource.class)
            .map(HandWrittenCorsTable::resource)
            .toList(),
        null,
        null);
  }

  private static ResourceClass resource(Class<?> type) {
    List<ResourceMethod> methods = new ArrayList<>();
    List<Locator> locators = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (method.isSynthetic()) {
        continue;
      }
      String signature =
          method.getName()
              + Arrays.stream(method.getParameterTypes())
                  .map(Class::getTypeName)
                  .collect(Collectors.joining(",", "(", ")"));
      Path path = method.getAnnotation(Path.class);
      String template = path == null ? "" : path.value();
      DeclaredPolicy own = policy(method, type.getName() + "." + signature);
      own = own == null ? policy(type, type.getName()) : own;
      String verb = null;
      for (Annotation annotation : method.getAnnotations()) {
        HttpMethod designator = annotation.annotationType().getAnnotation(HttpMethod.class);
        verb = designator == null ? verb : designator.value();
      }
      if (verb != null) {
        TreeSet<String> headers = new TreeSet<>();
        boolean entity = false;
        for (Annotation[] annotations : method.getParameterAnnotations()) {
          entity |= annotations.length == 0;
          for (Annotation annotation : annotations) {
            if (annotation instanceof HeaderParam header) {
              headers.add(header.value());
            }
          }
        }
        if (entity && type.isAnnotationPresent(Consumes.class)) {
          headers.add("Content-Type");
        }
        methods.add(
            new ResourceMethod(
                verb, template, List.of(signature), own, null, List.copyOf(headers)));
      } else if (path != null) {
        locators.add(
            new Locator(template, signature, method.getReturnType().getName(), own, List.of()));
      }
    }
    Path path = type.getAnnotation(Path.class);
    return new ResourceClass(
        type.getName(), List.of(), path == null ? null : path.value(), methods, locators);
  }

  private static DeclaredPolicy policy(AnnotatedElement element, String site) {
    CrossOrigin cross = element.getAnnotation(CrossOrigin.class);
    if (cross != null) {
      return new DeclaredPolicy(
          site,
          new PolicyDeclaration(
              true,
              List.of(cross.value()),
              List.of(cross.origins()),
              List.of(cross.allowedHeaders()),
              List.of(cross.exposedHeaders()),
              cross.allowCredentials(),
              cross.maxAge(),
              List.of()));
    }
    return element.isAnnotationPresent(SameOrigin.class)
        ? new DeclaredPolicy(site, PolicyDeclaration.sameOrigin())
        : null;
  }
}
