package dev.corsac.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exported OpenAPI document, read and validated by Swagger's parser. */
class OpenApiDocumentTest {

  @Test
  void theParserFindsNothingWrongAndEveryHeader() {
    CommandLine.Ran ran =
        CommandLine.corsac(
            "export", "--format", "openapi", CommandLine.jar("example-app.jar"), "--base", "/api");
    assertThat(ran.err()).isEmpty();
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(ran.out(), List.of(), new ParseOptions());
    assertThat(result.getMessages()).isEmpty();
    OpenAPI document = result.getOpenAPI();
    assertThat(document.getPaths())
        .containsKeys("/api/orders", "/api/orders/{id}", "/api/catalogue", "/api/transfers");
    Operation read = document.getPaths().get("/api/orders/{id}").getGet();
    Schema<?> origin =
        read.getResponses()
            .get("default")
            .getHeaders()
            .get("Access-Control-Allow-Origin")
            .getSchema();
    assertThat(String.valueOf(origin.getEnum())).isEqualTo("[http://localhost:8081]");
    Operation preflight = document.getPaths().get("/api/orders/{id}").getOptions();
    assertThat(preflight.getResponses().get("204").getHeaders())
        .containsKeys(
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Max-Age",
            "Vary");
    assertThat(preflight.getResponses()).containsKey("403");
    assertThat(document.getPaths().get("/api/transfers").getOptions()).isNull();
    assertThat(document.getPaths().get("/api/transfers").getPost().getResponses().get("default"))
        .satisfies(response -> assertThat(response.getHeaders()).isNull());
    assertThat(document.getPaths().get("/api/orders/{id}").getParameters())
        .singleElement()
        .satisfies(parameter -> assertThat(parameter.getName()).isEqualTo("id"));
  }
}
