package dev.corsac.processor.validate;

import dev.corsac.policy.route.PolicyTable;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All rules about a whole compilation. */
public final class CompilationRules {

  private static final List<CompilationRule> RULES =
      List.of(
          new NotAResource(),
          new CrossAndSameOrigin(),
          new SupertypesDisagree(),
          new ComposedRetention(),
          new ApplicationListsClasses(),
          new ForeignAnnotation(),
          new HandwrittenCors());

  private static final List<GovernedMethodsRule> METHOD_RULES =
      List.of(
          new MalformedTemplate(),
          new MethodMalformed(),
          new MethodForbidden(),
          new MethodNotNormalized(),
          new OptionsMethod(),
          new LocatorOpaque(),
          new LocatorSubtypes(),
          new CookieWithoutCredentials(),
          new AuthUnreachable(),
          new AnyOriginAuthenticated(),
          new ServletResponse(),
          new SimpleRequest(),
          new GuardUnused(),
          new RequestHeaderInferred(),
          new CredentialsUnused(),
          new PolicyMissing());

  private CompilationRules() {}

  /**
   * What the rules object to, accepted findings included.
   *
   * @param tables those of the model's resource classes
   */
  public static List<Diagnostic> check(CompilationModel model, List<PolicyTable> tables) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Consumer<Diagnostic> out = diagnostics::add;
    for (CompilationRule rule : RULES) {
      rule.check(model, out);
    }
    RouteConflicts.check(model, tables, out);
    GovernedMethods methods = GovernedMethods.of(model);
    List<Diagnostic> aboutMethods = new ArrayList<>();
    for (GovernedMethodsRule rule : METHOD_RULES) {
      rule.check(methods, aboutMethods::add);
    }
    diagnostics.addAll(SharedFindings.saidOnce(aboutMethods, model));
    return diagnostics;
  }
}
