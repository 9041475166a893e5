package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;

/** The types of Corsac's run time that generated code mentions. */
final class RuntimeNames {

  // Joined at run time: a constant would be renamed together with the processor's own, relocated
  // copy of the package, and generated code would mention that.
  private static final String POLICY = String.join(".", "dev", "corsac", "policy");

  static final ClassName GENERATED_TABLE = ClassName.get(POLICY + ".route", "GeneratedTable");
  static final ClassName POLICY_TABLE = ClassName.get(POLICY + ".route", "PolicyTable");
  static final ClassName TABLE_TEXT = ClassName.get(POLICY + ".route", "TableText");
  static final ClassName RESPONSE_FILTER = ClassName.get("dev.corsac.jaxrs", "CorsResponseFilter");

  private RuntimeNames() {}
}
