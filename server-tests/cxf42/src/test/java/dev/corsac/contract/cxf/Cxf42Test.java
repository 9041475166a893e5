package dev.corsac.contract.cxf;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;
import dev.corsac.contract.Server;

@Server(
    name = "CXF 4.2 on Jetty",
    version = "cxf42.version",
    registers = "listed",
    write = "`CorsFeature.class` in `getClasses()`")
@Deviation(
    rows = {
      "theTrustedOriginMayRead",
      "aStrangerIsTreatedButMayNotRead",
      "withoutAnOriginTheResponseStillVaries"
    },
    of = "200 server-sent events",
    pinned = "expected: 200 but was: 500",
    reason =
        "server-sent events could not be tried: cxf-rt-rs-sse 4.2.3 is not on Maven Central, and"
            + " without it CXF answers 500 without headers")
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
class Cxf42Test extends CorsContract {
  Cxf42Test() {
    super(new Cxf());
  }
}
