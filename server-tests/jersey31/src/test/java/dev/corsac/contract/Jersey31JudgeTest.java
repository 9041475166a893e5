package dev.corsac.contract;

import dev.corsac.judge.ContainerAsJudge;

class Jersey31JudgeTest extends ContainerAsJudge {
  Jersey31JudgeTest() {
    super(new Jersey31Test.Grizzly());
  }
}
