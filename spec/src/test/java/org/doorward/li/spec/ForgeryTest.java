package org.doorward.li.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an interception is made of cannot be had by who embeds the library: INV-INT-04. This test runs as
 * embedding code does, in a module of its own.
 */
class ForgeryTest {
  private static final String HERE = "org.doorward.li.spec";

  private static Class<?> ofTheLibrary(String name) throws ClassNotFoundException {
    return Class.forName(name, false, Interception.class.getClassLoader());
  }

  private static Stream<Class<?>> permitted(Class<?> type) {
    return Stream.of(type.getPermittedSubclasses());
  }

  @Test
  void theTestStandsOutsideOfTheLibrary() {
    assertEquals(HERE, ForgeryTest.class.getModule().getName());
    assertTrue(Interception.class.getModule().isNamed());
    assertFalse(
        Interception.class.getModule().isOpen("org.doorward.li.intercept.internal", module()));
  }

  private static Module module() {
    return ForgeryTest.class.getModule();
  }

  @ParameterizedTest
  @ValueSource(classes = {Interception.class, InterceptionPoint.class})
  void aCapabilityIsSealedAndItsOneClassIsFinal(Class<?> capability) {
    assertTrue(capability.isSealed());
    List<Class<?>> classes = permitted(capability).toList();
    assertEquals(1, classes.size());
    assertTrue(Modifier.isFinal(classes.get(0).getModifiers()));
    assertFalse(capability.getModule().isExported(classes.get(0).getPackageName(), module()));
  }

  @ParameterizedTest
  @ValueSource(classes = {Interception.class, InterceptionPoint.class})
  void noProxyStandsForACapability(Class<?> capability) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Proxy.newProxyInstance(
            ForgeryTest.class.getClassLoader(),
            new Class<?>[] {capability},
            (proxy, method, arguments) -> null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.doorward.li.intercept.internal.MintedInterception",
        "org.doorward.li.intercept.internal.LiveInterceptionPoint",
        "org.doorward.li.intercept.internal.HandOverRing",
        "org.doorward.li.element.internal.ActiveTask",
        "org.doorward.li.element.internal.ActiveTasks",
        "org.doorward.li.element.internal.ElementCore",
        "org.doorward.li.authority.internal.SignedDocument"
      })
  void nothingThatInterceptsCanBeMade(String name) throws ClassNotFoundException {
    Constructor<?>[] constructors = ofTheLibrary(name).getDeclaredConstructors();

    assertTrue(constructors.length > 0);
    for (Constructor<?> constructor : constructors) {
      assertThrows(InaccessibleObjectException.class, () -> constructor.setAccessible(true));
      assertThrows(
          IllegalAccessException.class,
          () -> constructor.newInstance(new Object[constructor.getParameterCount()]));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.doorward.li.intercept.internal.LiveInterceptionPoint",
        "org.doorward.li.element.internal.ActiveTask",
        "org.doorward.li.element.internal.ActiveTasks",
        "org.doorward.li.netty.element.NetworkElement",
        "org.doorward.li.netty.element.NetworkElementBuilder"
      })
  void noFieldOfTheLibraryCanBeReachedInto(String name) throws ClassNotFoundException {
    for (Field field : ofTheLibrary(name).getDeclaredFields()) {
      assertThrows(InaccessibleObjectException.class, () -> field.setAccessible(true), name);
    }
  }

  @Test
  void noLookupReachesIntoTheLibrary() throws ClassNotFoundException {
    Class<?> minted = ofTheLibrary("org.doorward.li.intercept.internal.MintedInterception");

    assertThrows(
        IllegalAccessException.class,
        () -> MethodHandles.privateLookupIn(minted, MethodHandles.lookup()));
    assertThrows(
        IllegalAccessException.class, () -> MethodHandles.lookup().in(minted).accessClass(minted));
  }
}
