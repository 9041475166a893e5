package dev.corsac.jaxrs;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The deployments of this class loader that are still in use. Thread safe. */
final class ActiveDeployments {
  // Weak, so that an application that is undeployed can go.
  private static final Set<Deployment> ALL =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  // The only one of them; empty while there is none or several, or until it is asked for.
  private static volatile WeakReference<@Nullable Deployment> only = new WeakReference<>(null);

  private ActiveDeployments() {}

  static List<Deployment> all() {
    synchronized (ALL) {
      return List.copyOf(ALL);
    }
  }

  /** The only one; null if there is none, or several. */
  static @Nullable Deployment only() {
    Deployment known = only.get();
    if (known == null) {
      synchronized (ALL) {
        known = ALL.size() == 1 ? ALL.iterator().next() : null;
        only = new WeakReference<>(known);
      }
    }
    return known;
  }

  static void add(Deployment deployment) {
    synchronized (ALL) {
      ALL.add(deployment);
      only = new WeakReference<>(null);
    }
  }
}
