package dev.corsac.processor.model;

import dev.corsac.policy.route.ResourceMethod;
import dev.corsac.policy.surface.InferredHeader;
import java.util.List;
import java.util.Optional;

/**
 * A resource method, sub-resource method or sub-resource locator, as read.
 *
 * @param element the Java method of the class, or the inherited one
 * @param signatures its erased signature, then those of the methods that it overrides with another
 *     erasure
 * @param designators the values of its request method designators; empty for a locator
 * @param path the value of its {@code @Path}; empty if it has none
 * @param scopes where a policy may stand, nearest first, package excepted
 * @param headers inferred request headers of the method's own parameters
 * @param consumes the media types of its {@code @Consumes}, or of the class's; empty if neither has
 *     one
 * @param takesEntity whether a parameter is the request's entity, form parameters included
 * @param readsCookies whether a signature in reach bears {@code @CookieParam}
 * @param readsSecurityContext whether a parameter or field in reach is a security context
 * @param authenticatedBy the annotation, as in {@code @RolesAllowed}, that lets only callers in who
 *     have signed in: on a parameter, on the method or, unless lifted there, on the class
 * @param servletResponse the simple name of the servlet type among its parameters that lets it
 *     answer by itself
 * @param subResource for a locator, what its result type says
 */
public record ResourceMethodDeclaration(
    ElementRef element,
    List<String> signatures,
    List<Designator> designators,
    Optional<String> path,
    List<Scope> scopes,
    List<InferredHeader> headers,
    List<String> consumes,
    boolean takesEntity,
    boolean readsCookies,
    boolean readsSecurityContext,
    Optional<String> authenticatedBy,
    Optional<String> servletResponse,
    Optional<SubResource> subResource) {

  /**
   * A request method designator.
   *
   * @param annotation the annotation type's name
   * @param httpMethod the value of its {@code @HttpMethod}
   */
  public record Designator(String annotation, String httpMethod) {

    /** Whether the value is the name of an HTTP method; what is none is never written anywhere. */
    public boolean isWellFormed() {
      return ResourceMethod.isHttpMethod(httpMethod);
    }
  }

  /**
   * What a locator's result type says.
   *
   * @param typeName the canonical name of a type that has resource methods or locators; empty if it
   *     says nothing
   * @param shown the result type as written, for messages
   */
  public record SubResource(Optional<String> typeName, String shown) {}

  public ResourceMethodDeclaration {
    signatures = List.copyOf(signatures);
    designators = List.copyOf(designators);
    scopes = List.copyOf(scopes);
    headers = List.copyOf(headers);
    consumes = List.copyOf(consumes);
  }

  /** Whether it is a locator: a path and no designator. */
  public boolean isLocator() {
    return designators.isEmpty();
  }

  /** The canonical name of the class that a locator leads to; empty for others and opaque ones. */
  public Optional<String> subResourceType() {
    return subResource.isPresent() ? subResource.get().typeName() : Optional.empty();
  }

  /** Whether it is a locator whose result type shows no resource. */
  public boolean isOpaque() {
    return subResource.isPresent() && subResource.get().typeName().isEmpty();
  }
}
