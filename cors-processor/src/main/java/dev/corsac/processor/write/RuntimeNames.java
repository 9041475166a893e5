package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;

/** The types of Corsac's run time that generated code mentions. */
final class RuntimeNames {

  // Joined at run time: a constant would be renamed together with the processor's own, relocated
  // copy of the package, and generated code would mention that.
  private static final String POLICY = String.join(".", "dev", "corsac", "policy");

  static final ClassName POLICY_DECLARATION = ClassName.get(POLICY, "PolicyDeclaration");
  static final ClassName TOLERATION = ClassName.get(POLICY, "Toleration");
  static final ClassName POLICY_TABLE = ClassName.get(POLICY + ".route", "PolicyTable");
  static final ClassName DECLARED_POLICY = ClassName.get(POLICY + ".route", "DeclaredPolicy");
  static final ClassName RESOURCE_CLASS = ClassName.get(POLICY + ".route", "ResourceClass");
  static final ClassName RESOURCE_CLASS_BUILDER = RESOURCE_CLASS.nestedClass("Builder");
  static final ClassName RESPONSE_FILTER = ClassName.get("dev.corsac.jaxrs", "CorsResponseFilter");

  private RuntimeNames() {}
}
