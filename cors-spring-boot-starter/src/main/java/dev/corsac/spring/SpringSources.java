package dev.corsac.spring;

import dev.corsac.jaxrs.OriginSource;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** The beans that supply origins, in their order. They are made when Corsac is deployed. */
final class SpringSources extends AbstractCollection<OriginSource> {
  private final ObjectProvider<OriginSource> beans;

  SpringSources(ObjectProvider<OriginSource> beans) {
    this.beans = beans;
  }

  private List<OriginSource> list() {
    return beans.orderedStream().toList();
  }

  @Override
  public Iterator<OriginSource> iterator() {
    return list().iterator();
  }

  @Override
  public int size() {
    return list().size();
  }
}
