package dev.corsac.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.Toleration;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A policy table as Java. Nested holder classes keep each method and each constant pool far below
 * the class file's limits, however many resource classes there are.
 */
final class TableCode {
  private static final int CLASSES_PER_HOLDER = 200;
  private static final int POLICIES_PER_HOLDER = 200;
  private static final int ELEMENTS_PER_LIST = 200;

  private final PolicyTable table;
  private final ClassName name;
  private final Map<DeclaredPolicy, CodeBlock> policies = new LinkedHashMap<>();
  private final List<TypeSpec> holders = new ArrayList<>();

  TableCode(PolicyTable table, ClassName name) {
    this.table = table;
    this.name = name;
  }

  /** The class, without originating elements and {@code @Generated}. */
  TypeSpec.Builder type() {
    writePolicies();
    CodeBlock.Builder adding = CodeBlock.builder();
    for (List<ResourceClass> some : chunks(table.classes(), CLASSES_PER_HOLDER)) {
      TypeSpec holder =
          resourceHolder("Resources" + (adding.isEmpty() ? "" : holders.size()), some);
      holders.add(holder);
      adding.addStatement("$N.addTo(classes)", holder.name());
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc("The policy table of this compilation: each route, and who may call it.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(
                ParameterizedTypeName.get(ClassName.get(Supplier.class), RuntimeNames.POLICY_TABLE))
            .addField(
                FieldSpec.builder(
                        RuntimeNames.POLICY_TABLE,
                        "TABLE",
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(
                        "new $T($S, classes(), $S, $L)",
                        RuntimeNames.POLICY_TABLE,
                        table.name(),
                        table.application(),
                        reference(table.applicationPolicy()))
                    .build())
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addJavadoc("Made by Corsac's run time.\n")
                    .addModifiers(Modifier.PUBLIC)
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("get")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(RuntimeNames.POLICY_TABLE)
                    .addStatement("return TABLE")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("classes")
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(listOf(RuntimeNames.RESOURCE_CLASS))
                    .addStatement(
                        "$T classes = new $T<>()",
                        listOf(RuntimeNames.RESOURCE_CLASS),
                        ArrayList.class)
                    .addCode(adding.build())
                    .addStatement("return classes")
                    .build());
    holders.forEach(type::addType);
    return type;
  }

  private void writePolicies() {
    List<DeclaredPolicy> all =
        Stream.concat(
                Stream.of(table.applicationPolicy()), table.classes().stream().flatMap(this::of))
            .filter(policy -> policy != null)
            .distinct()
            .toList();
    for (List<DeclaredPolicy> some : chunks(all, POLICIES_PER_HOLDER)) {
      String holderName = "Policies" + (holders.isEmpty() ? "" : holders.size());
      TypeSpec.Builder holder = holder(holderName);
      for (DeclaredPolicy policy : some) {
        String field = "POLICY_" + (policies.size() + 1);
        policies.put(policy, CodeBlock.of("$T.$N", name.nestedClass(holderName), field));
        holder.addField(
            FieldSpec.builder(RuntimeNames.DECLARED_POLICY, field, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L\n", policy.site())
                .initializer(
                    "new $T($S, $L)",
                    RuntimeNames.DECLARED_POLICY,
                    policy.site(),
                    declaration(policy.declaration(), field, holder))
                .build());
      }
      holders.add(holder.build());
    }
  }

  private Stream<@Nullable DeclaredPolicy> of(ResourceClass resource) {
    return Stream.concat(
        resource.methods().stream().flatMap(method -> Stream.of(method.own(), method.outer())),
        resource.locators().stream().map(Locator::own));
  }

  private static CodeBlock declaration(
      PolicyDeclaration policy, String field, TypeSpec.Builder holder) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (!policy.crossOrigin()) {
      code.add("$T.sameOrigin()", RuntimeNames.POLICY_DECLARATION);
    } else {
      code.add(
          "$T.$L($L)",
          RuntimeNames.POLICY_DECLARATION,
          policy.value().isEmpty() ? "ofOrigins" : "crossOrigin",
          strings(policy.effectiveOrigins(), field + "_origins", holder));
    }
    addStrings(code, "allowingHeaders", policy.allowedHeaders(), field + "_allowed", holder);
    addStrings(code, "exposingHeaders", policy.exposedHeaders(), field + "_exposed", holder);
    if (policy.allowCredentials()) {
      code.add(".withCredentials()");
    }
    if (policy.maxAge() != PolicyDeclaration.DEFAULT_MAX_AGE) {
      code.add(".withMaxAge($L)", policy.maxAge());
    }
    if (!policy.tolerate().isEmpty()) {
      code.add(
          ".tolerating($L)",
          CodeBlock.join(policy.tolerate().stream().map(TableCode::toleration).toList(), ", "));
    }
    return code.build();
  }

  private static CodeBlock toleration(Toleration accepted) {
    return CodeBlock.of(
        "new $T($S, $S)", RuntimeNames.TOLERATION, accepted.id(), accepted.reason());
  }

  private static void addStrings(
      CodeBlock.Builder code,
      String method,
      List<String> values,
      String stem,
      TypeSpec.Builder holder) {
    if (!values.isEmpty()) {
      code.add(".$L($L)", method, strings(values, stem, holder));
    }
  }

  /** Arguments of a String... parameter; long lists come from methods of their own. */
  private static CodeBlock strings(List<String> values, String stem, TypeSpec.Builder holder) {
    List<CodeBlock> literals = values.stream().map(value -> CodeBlock.of("$S", value)).toList();
    return values.size() <= ELEMENTS_PER_LIST
        ? CodeBlock.join(literals, ", ")
        : CodeBlock.of(
            "$L.toArray(new $T[0])",
            list(literals, ClassName.get(String.class), stem, holder),
            String.class);
  }

  private TypeSpec resourceHolder(String holderName, List<ResourceClass> some) {
    TypeSpec.Builder holder = holder(holderName);
    MethodSpec.Builder addTo =
        MethodSpec.methodBuilder("addTo")
            .addModifiers(Modifier.STATIC)
            .addParameter(listOf(RuntimeNames.RESOURCE_CLASS), "classes");
    int index = 0;
    for (ResourceClass resource : some) {
      String method = "resource" + ++index;
      addTo.addStatement("classes.add($L())", method);
      holder.addMethod(
          MethodSpec.methodBuilder(method)
              .addJavadoc("$L\n", resource.name())
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(RuntimeNames.RESOURCE_CLASS)
              .addStatement("return $L", resourceClass(resource, method, holder))
              .build());
    }
    return holder.addMethod(addTo.build()).build();
  }

  private CodeBlock resourceClass(ResourceClass resource, String stem, TypeSpec.Builder holder) {
    return CodeBlock.of(
        "new $T($S, $L, $S, $L, $L)",
        RuntimeNames.RESOURCE_CLASS,
        resource.name(),
        listOfStrings(resource.aliases()),
        resource.template(),
        list(
            resource.methods().stream().map(this::method).toList(),
            RuntimeNames.RESOURCE_METHOD,
            stem + "Methods",
            holder),
        list(
            resource.locators().stream().map(this::locator).toList(),
            RuntimeNames.LOCATOR,
            stem + "Locators",
            holder));
  }

  private CodeBlock method(ResourceMethod method) {
    return CodeBlock.of(
        "\nnew $T($S, $S, $L, $L, $L, $L)",
        RuntimeNames.RESOURCE_METHOD,
        method.httpMethod(),
        method.template(),
        listOfStrings(method.signatures()),
        reference(method.own()),
        reference(method.outer()),
        listOfStrings(method.requestHeaders()));
  }

  private CodeBlock locator(Locator locator) {
    return CodeBlock.of(
        "\nnew $T($S, $S, $S, $L, $L)",
        RuntimeNames.LOCATOR,
        locator.template(),
        locator.signature(),
        locator.target(),
        reference(locator.own()),
        listOfStrings(locator.requestHeaders()));
  }

  private CodeBlock reference(@Nullable DeclaredPolicy policy) {
    return policy == null
        ? CodeBlock.of("null")
        : policies.getOrDefault(policy, CodeBlock.of("null"));
  }

  private static CodeBlock listOfStrings(List<String> values) {
    return CodeBlock.of(
        "$T.of($L)",
        List.class,
        CodeBlock.join(values.stream().map(value -> CodeBlock.of("$S", value)).toList(), ", "));
  }

  private static CodeBlock list(
      List<CodeBlock> elements, ClassName element, String stem, TypeSpec.Builder holder) {
    if (elements.size() <= ELEMENTS_PER_LIST) {
      return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(elements, ", "));
    }
    List<CodeBlock> parts = new ArrayList<>();
    for (List<CodeBlock> some : chunks(elements, ELEMENTS_PER_LIST)) {
      String method = stem + (parts.size() + 1);
      holder.addMethod(
          MethodSpec.methodBuilder(method)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(listOf(element))
              .addStatement("return $T.of($L)", List.class, CodeBlock.join(some, ", "))
              .build());
      parts.add(CodeBlock.of("$L()", method));
    }
    return CodeBlock.of(
        "$T.of($L).flatMap($T::stream).toList()",
        Stream.class,
        CodeBlock.join(parts, ", "),
        List.class);
  }

  private static TypeSpec.Builder holder(String holderName) {
    return TypeSpec.classBuilder(holderName)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  private static TypeName listOf(ClassName element) {
    return ParameterizedTypeName.get(ClassName.get(List.class), element);
  }

  private static <T> List<List<T>> chunks(List<T> all, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return chunks;
  }
}
