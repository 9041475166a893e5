package dev.corsac.contract.jersey;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Deviation;

/** The contract on Jersey and the JDK's HTTP server. */
@Deviation(
    rows = {
      "theTrustedOriginMayRead",
      "aStrangerIsTreatedButMayNotRead",
      "withoutAnOriginTheResponseStillVaries",
      "theMethodRunsOnlyForWhomThePolicyLets"
    },
    of = {
      "200 a completed stage",
      "409 a failed stage",
      "500 a stage that fails with a mapped exception",
      "500 a stage that fails with an unmapped one",
      "409 resumed later with an error",
      "200 resumed",
      "500 resumed with an exception",
      "200 server-sent events",
      "Row[runs=true, method=POST, path=/async, headers=[Sec-Fetch-Site: same-origin]]",
      "Row[runs=true, method=POST, path=/stage, headers=[Sec-Fetch-Site: same-origin]]"
    },
    pinned = {"expected: 200 but was: 500", "expected: 409 but was: 500", "[]"},
    sometimes = true,
    reason =
        "asynchronous methods and server-sent events: this container cannot suspend a request, and"
            + " answers 500 past all filters")
@Deviation(
    rows = "aMappersAnswerToWhatAStageWrapsIsTheOneThatCounts",
    pinned = "to contain: \"mapped\"",
    sometimes = true,
    reason = "mappers are not asked about stages that fail later, for the same reason")
public abstract class JdkHttpContract extends CorsContract {
  /** For any version of Jersey. */
  protected JdkHttpContract() {
    super(new OnJdkHttp());
  }
}
