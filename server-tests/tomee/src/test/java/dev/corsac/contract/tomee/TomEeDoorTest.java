package dev.corsac.contract.tomee;

import dev.corsac.contract.packaging.DoorArchive;
import dev.corsac.contract.packaging.PackagedDoorContract;
import dev.corsac.contract.packaging.ServerProcess;
import dev.corsac.contract.packaging.app.BareApplication;
import java.nio.file.Path;

/** The front door in an archive on TomEE. */
class TomEeDoorTest extends PackagedDoorContract {
  @Override
  protected ServerProcess start() throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    Path war = DoorArchive.war(target.resolve("door/ROOT.war"), BareApplication.class);
    return TomEeTest.start(
        "tomee-door",
        DoorArchive.STARTED,
        war,
        "-Dapp.cors.origins=https://shop.example.com,https://partner.example.com");
  }
}
