package dev.corsac.contract.packaging.app;

import dev.corsac.contract.door.DoorApplication;
import jakarta.ws.rs.ApplicationPath;

/** What is behind the front door of a web archive. */
@ApplicationPath("api")
public class DoorWebApplication extends DoorApplication {}
