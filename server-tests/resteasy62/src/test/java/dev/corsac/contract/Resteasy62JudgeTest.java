package dev.corsac.contract;

import dev.corsac.judge.ContainerAsJudge;

class Resteasy62JudgeTest extends ContainerAsJudge {
  Resteasy62JudgeTest() {
    super(Resteasy62Test.OnUndertow::start);
  }
}
