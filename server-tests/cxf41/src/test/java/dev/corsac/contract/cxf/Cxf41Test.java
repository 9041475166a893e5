package dev.corsac.contract.cxf;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;

@Server(
    name = "CXF 4.1 on Jetty",
    version = "cxf41.version",
    registers = "listed",
    write = "`CorsFeature.class` in `getClasses()`")
@Deviation(
    rows = {
      "whatOnlyTheRewrittenPathGovernsIsAnsweredUnderIt",
      "theChosenMethodsPolicyCountsWhateverPathWasAskedFor",
      "whereTheFilterLedToAStricterMethodTheRequestEndsAtTheGuard",
      "whatAnotherMethodsGrantLeadsToAMethodUnderNoPolicyEndsAtTheGuard",
      "whatAFilterLeadsElsewhereIsGuardedWhereItArrives"
    },
    pinned = {"expected: 200 but was: 404", "expected: 403 but was: 404"},
    reason =
        "`setRequestUri` of CXF takes the path of an absolute URI for one below the base path: a filter that keeps the"
            + " base path in it leads nowhere")
class Cxf41Test extends CorsContract {
  Cxf41Test() {
    super(new Cxf());
  }
}
