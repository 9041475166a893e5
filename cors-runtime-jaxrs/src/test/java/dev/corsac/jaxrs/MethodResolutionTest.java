package dev.corsac.jaxrs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.corsac.CrossOrigin;
import dev.corsac.SameOrigin;
import dev.corsac.jaxrs.WithoutServer.Listing;
import dev.corsac.jaxrs.WithoutServer.Request;
import dev.corsac.jaxrs.resource.DescribingTable;
import dev.corsac.jaxrs.resource.NearestPolicies;
import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.PreflightAnswer.Granted;
import dev.corsac.policy.route.GeneratedTable;
import dev.corsac.policy.route.PolicyTable;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/architecture.md#keys and docs/architecture.md#which-policy-applies: which policy a chosen
 * method has.
 */
class MethodResolutionTest {
  private static final String APP = "https://app.example.com";

  /** Says where pets are, and nothing of who may read them. */
  @Path("pets")
  public interface PetsApi {
    @GET
    String get();

    @DELETE
    void delete();
  }

  /** Described. */
  @CrossOrigin(APP)
  public static class PublicPets implements PetsApi {
    @Override
    public String get() {
      return "public";
    }

    @Override
    public void delete() {}
  }

  /** A library's: nobody has annotated it. */
  @Path("internal/pets")
  public static class InternalPets implements PetsApi {
    @Override
    public String get() {
      return "internal";
    }

    @Override
    public void delete() {}
  }

  /** A library's, which is served itself. */
  @Path("base")
  public static class Base {
    @GET
    public String get() {
      return "base";
    }
  }

  /** Described. */
  @CrossOrigin(APP)
  public static class Derived extends Base {}

  /** What a locator declares. */
  public static class Item {
    @GET
    public String get() {
      return "item";
    }

    @DELETE
    public void delete() {}
  }

  /** What it returns: nobody has described it, and it says nothing. */
  public static class PlainItem extends Item {}

  /** What it returns: nobody has described it, but it opts out. */
  @SameOrigin
  public static class ClosedItem extends Item {}

  /** What it returns: one method opts out. */
  public static class HalfClosedItem extends Item {
    @Override
    @SameOrigin
    public void delete() {}
  }

  /** What it returns: a grant that nobody has judged. */
  @CrossOrigin("https://elsewhere.example")
  public static class OtherwiseOpenItem extends Item {}

  /** Described: hands its policy down. */
  @Path("items")
  public static class Items {
    @Path("{id}")
    @CrossOrigin(APP)
    public Item item() {
      return new Item();
    }
  }

  /** Says yes. */
  public interface Open {
    @CrossOrigin(APP)
    String get();
  }

  /** Says no. */
  public interface Closed {
    @SameOrigin
    String get();
  }

  /** Nothing is nearer than the other. */
  public static class Torn extends Item implements Open, Closed {}

  private static final PolicyTable TABLE =
      DescribingTable.of("Table", PublicPets.class, Derived.class, Items.class, Item.class);

  /** As generated. */
  public static final class Table extends GeneratedTable {
    public Table() {
      super(TABLE);
    }
  }

  /** As generated. */
  public static final class Filter extends CorsResponseFilter {
    public Filter() {
      super(TABLE);
    }
  }

  @TempDir java.nio.file.Path dir;

  private WithoutServer serving(Class<?>... classes) {
    Application application =
        new Application() {
          @Override
          public Set<Class<?>> getClasses() {
            return Set.of(classes);
          }
        };
    return WithoutServer.deployed(application, dir, new Listing(Table.class, Filter.class));
  }

  private static @Nullable Policy chosen(
      WithoutServer server, Class<?> reported, Method method, String path, Object... matched) {
    return server
        .deployment()
        .chosen(reported, method, new Request("GET", path).matching(matched).context())
        .policy(new Request("GET", path).head());
  }

  private static Method get(Class<?> type) {
    return DescribingTable.method(type, "get");
  }

  private static boolean grants(@Nullable Policy policy) {
    return policy != null && policy.allows(APP);
  }

  @Test
  void aSiblingBelowTheSameInterfaceHasNotItsPolicy() {
    WithoutServer server = serving(PublicPets.class, InternalPets.class);
    assertThat(grants(chosen(server, PublicPets.class, get(PublicPets.class), "/pets"))).isTrue();
    assertThat(chosen(server, InternalPets.class, get(InternalPets.class), "/internal/pets"))
        .isNull();
    assertThat(chosen(server, InternalPets.class, get(PetsApi.class), "/internal/pets")).isNull();
  }

  @Test
  void whereTheInterfaceIsReportedTheResourceTellsWhichClassItIs() {
    WithoutServer server = serving(PublicPets.class, InternalPets.class);
    Method method = get(PetsApi.class);
    assertThat(grants(chosen(server, PetsApi.class, method, "/pets", new PublicPets()))).isTrue();
    assertThat(chosen(server, PetsApi.class, method, "/internal/pets", new InternalPets()))
        .isNull();
  }

  @Test
  void whereNothingTellsItIsTheDescribedOneOnlyIfItCanBeNoOther() {
    Method method = get(PetsApi.class);
    assertThat(grants(chosen(serving(PublicPets.class), PetsApi.class, method, "/pets"))).isTrue();
    assertThat(
            chosen(serving(PublicPets.class, InternalPets.class), PetsApi.class, method, "/pets"))
        .isNull();
  }

  @Test
  void aSuperclassThatIsServedItselfHasNotThePolicyOfASubclass() {
    WithoutServer server = serving(Base.class);
    assertThat(chosen(server, Base.class, get(Base.class), "/base", new Base())).isNull();
    assertThat(server.deployment().inForce().decisions().preflight("/base", "GET", APP))
        .isNotInstanceOf(Granted.class);
    assertThat(
            grants(
                chosen(
                    serving(Derived.class), Base.class, get(Base.class), "/base", new Derived())))
        .isTrue();
  }

  @Test
  void aSupertypeThatIsShownInThePlaceOfWhatIsListedIsNotServedBesideIt() {
    WithoutServer server = serving(Derived.class, PublicPets.class);
    server.deployment().reviewClass(Base.class, get(Base.class));
    server.deployment().reviewClass(PetsApi.class, get(PetsApi.class));
    assertThat(server.deployment().inForce().decisions().preflight("/base", "GET", APP))
        .isInstanceOf(Granted.class);
    assertThat(server.deployment().inForce().decisions().preflight("/pets", "DELETE", APP))
        .isInstanceOf(Granted.class);
  }

  @Test
  void aProxyOfTheInterfaceIsReachedIfItCanHideNoOther() {
    Object proxy = proxy(PetsApi.class);
    Class<?> type = proxy.getClass();
    WithoutServer alone = serving(type);
    assertThat(grants(chosen(alone, type, get(PetsApi.class), "/pets", proxy))).isTrue();
    assertThat(alone.deployment().inForce().decisions().preflight("/pets", "DELETE", APP))
        .isInstanceOf(Granted.class);
    WithoutServer beside = serving(type, InternalPets.class);
    assertThat(chosen(beside, type, get(PetsApi.class), "/pets", proxy)).isNull();
    assertThat(beside.deployment().inForce().decisions().preflight("/pets", "DELETE", APP))
        .isNotInstanceOf(Granted.class);
  }

  private static Object proxy(Class<?> type) {
    InvocationHandler nothing = (self, method, arguments) -> null;
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, nothing);
  }

  @Test
  void aSubtypeThatSaysNothingIsWhatTheLocatorDeclares() {
    assertThat(grants(chosen(serving(Items.class), PlainItem.class, get(Item.class), "/items/1")))
        .isTrue();
  }

  @Test
  void aSubtypeThatOptsOutIsNeverTreatedAsItsSupertype() {
    WithoutServer server = serving(Items.class);
    try (LogRecords log = new LogRecords()) {
      for (int i = 0; i < 2; i++) {
        assertThat(chosen(server, ClosedItem.class, get(Item.class), "/items/1"))
            .isEqualTo(Policy.SAME_ORIGIN);
      }
      assertThat(log.of(Level.SEVERE))
          .singleElement()
          .asString()
          .contains("ClosedItem", "cors-processor");
    }
    Method delete = DescribingTable.method(HalfClosedItem.class, "delete");
    assertThat(chosen(server, HalfClosedItem.class, delete, "/items/1"))
        .isEqualTo(Policy.SAME_ORIGIN);
  }

  @Test
  void aGrantThatNobodyHasJudgedGrantsNothing() {
    Policy policy =
        requireNonNull(
            chosen(serving(Items.class), OtherwiseOpenItem.class, get(Item.class), "/items/1"));
    assertThat(policy.allows(APP)).isFalse();
    assertThat(policy.allows("https://elsewhere.example")).isFalse();
  }

  @Test
  void supertypesThatDisagreeGrantNothing() {
    Policy policy =
        requireNonNull(chosen(serving(Items.class), Torn.class, get(Item.class), "/items/1"));
    assertThat(policy.allows(APP)).isFalse();
  }

  /** What its methods are called depends on who extends it. */
  public abstract static class Generic<T, U extends Number> {
    @SameOrigin
    public void change(T one, List<U[]> other) {}

    @SameOrigin
    public void remove(U[] some) {}

    /** Its type parameter is the outer class's. */
    @SuppressWarnings("ClassCanBeStatic")
    public abstract class Nested extends Generic<T[], U> {
      @Override
      public void change(T[] one, List<U[]> other) {}
    }
  }

  /** Says otherwise what each parameter is, and has overloads. */
  @CrossOrigin(APP)
  public static class Overloads extends Generic<String, Integer> {
    @Override
    public void change(String one, List<Integer[]> other) {}

    public void change(Integer one, List<Integer[]> other) {}

    @Override
    public void remove(Integer[] some) {}

    public void remove(Long[] some) {}
  }

  /** Says nothing of what the parameters are. */
  @SuppressWarnings("rawtypes")
  @CrossOrigin(APP)
  public static class Raw extends Generic {
    @Override
    public void remove(Number[] some) {}
  }

  private static boolean optsOut(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    return NearestPolicies.of(type, type.getMethod(name, parameters), true).stream()
        .noneMatch(PolicyDeclaration::crossOrigin);
  }

  @Test
  void anOverrideOfAGenericMethodKeepsItsOptOutAndAnOverloadBesideItHasNone() throws Exception {
    assertThat(optsOut(Overloads.class, "change", String.class, List.class)).isTrue();
    assertThat(optsOut(Overloads.class, "change", Integer.class, List.class)).isFalse();
    assertThat(optsOut(Overloads.class, "remove", Integer[].class)).isTrue();
    assertThat(optsOut(Overloads.class, "remove", Long[].class)).isFalse();
    assertThat(optsOut(Raw.class, "remove", Number[].class)).isTrue();
    assertThat(optsOut(Generic.Nested.class, "change", Object[].class, List.class)).isTrue();
  }

  @Test
  void ofSupertypesThatDisagreeNoneIsPickedByItsOrder() {
    assertThat(NearestPolicies.disagree(NearestPolicies.of(Torn.class, get(Item.class), true)))
        .isTrue();
    assertThat(NearestPolicies.of(Derived.class, get(Base.class), true)).hasSize(1);
    assertThat(List.of(NearestPolicies.of(Item.class, get(Item.class), true)))
        .containsOnly(List.of());
  }
}
