package org.doorward.li.spec.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorward.li.authority.MandateInbox;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.policy.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That there is one way to an interception: as the compiled classes say. */
class OneDoorTest {
  private static final String LI = "org.doorward.li.";
  private static final String PROCESS_FACTS = LI + "element.internal.ProcessFacts";

  /** So that none of the tests below passes because it looks at nothing. */
  @Test
  void theBytecodeIsThere() {
    assertTrue(Bytecode.classes().count() > 500);
    assertEquals(Set.of("PeerTrust"), subtypesOf("javax.net.ssl.X509TrustManager"));
  }

  private static Set<String> subtypesOf(String type) {
    return Bytecode.classes()
        .filter(one -> one.isAssignableTo(type) && !one.getName().equals(type))
        .map(Bytecode::outermost)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * INV-DOOR-01: each step from a message to an interception is taken in the one place that is named. Whoever adds
   * a place changes this list, and has it seen by another.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "intercept.internal.MintedInterception | <init> | LiveInterceptionPoint",
        "intercept.internal.LiveInterceptionPoint | <init> | ElementStart",
        "intercept.internal.LiveInterceptionPoint | mint | LiveInterceptionPoint",
        "element.internal.ActiveTask | <init> | ActiveTasks",
        "element.internal.ActiveTask | change | ActiveTasks",
        "element.internal.ActiveTasks | <init> | ElementCore",
        "element.internal.ActiveTasks | activate | Effects",
        "element.internal.ActiveTasks | modify | Effects,Restoration",
        "element.internal.Effects | <init> | ElementCore",
        "element.internal.Effects | activate | Performance",
        "element.internal.Effects | modify | Performance",
        "element.internal.Effects | resume | Restoration",
        "element.internal.Performance | perform | X1Service",
        "element.internal.X1Service | answer | X1Front,X1Service",
        "element.internal.X1Service | authorise | X1Service",
        "element.internal.X1Service | enforce | X1Service",
        "element.internal.ElementCore | <init> | ElementStart",
        "netty.element.ElementStart | of | NetworkElementBuilder",
        "policy.internal.AccessRules | rule | X1Service",
        "policy.internal.PolicyHooks | ask | PolicyHooks,X1Service",
        "policy.internal.Ruling | with | PolicyHooks"
      })
  void eachStepIsTakenInOnePlace(String owner, String member, String users) {
    assertEquals(
        new TreeSet<>(List.of(users.split(","))), Bytecode.usersOf(LI + owner, member), owner);
  }

  /** INV-DOOR-02: sockets are opened in four places, each behind mutual TLS of one class. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "io.netty.bootstrap.ServerBootstrap | <init> | HttpsListener,X2X3Receiver",
        "io.netty.bootstrap.Bootstrap | <init> | Line,Link",
        "io.netty.handler.ssl.SslHandler | <init> | HttpsListener,Line,Link,X2X3Receiver",
        "javax.net.ssl.SSLContext | init | LiTls",
        "javax.net.ssl.SSLContext | createSSLEngine | LiTls",
        "javax.net.ssl.SSLParameters | setNeedClientAuth | LiTls",
        "io.netty.handler.ssl.SslContextBuilder | forServer | BoringSsl",
        "io.netty.handler.ssl.SslContextBuilder | forClient | BoringSsl",
        "io.netty.handler.ssl.SslContextBuilder | trustManager | BoringSsl",
        "io.netty.handler.ssl.SslContextBuilder | clientAuth | BoringSsl"
      })
  void socketsAreOpenedInFourPlacesAndTlsIsOfOneKind(String owner, String member, String users) {
    assertEquals(new TreeSet<>(List.of(users.split(","))), Bytecode.usersOf(owner, member), owner);
  }

  /** INV-DOOR-03: the library has no second door: nothing that makes, opens, finds or switches things by name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.reflect.Constructor",
        "java.lang.reflect.Field",
        "java.lang.reflect.Method",
        "java.lang.reflect.Proxy",
        "java.lang.reflect.AccessibleObject",
        "java.lang.ClassLoader",
        "java.lang.ModuleLayer",
        "java.lang.ProcessBuilder",
        "java.lang.instrument.Instrumentation",
        "java.io.ObjectInputStream",
        "java.net.URLClassLoader",
        "java.net.ServerSocket",
        "java.net.DatagramSocket",
        "java.net.URLConnection",
        "java.nio.channels.SocketChannel",
        "java.nio.channels.ServerSocketChannel",
        "java.util.ServiceLoader",
        "java.util.prefs.Preferences",
        "javax.management.MBeanServer",
        "javax.naming.Context",
        "javax.net.ssl.HostnameVerifier",
        "javax.script.ScriptEngine",
        "javax.tools.JavaCompiler",
        "io.netty.handler.ssl.util.InsecureTrustManagerFactory",
        "io.netty.handler.ssl.util.SelfSignedCertificate",
        "io.netty.handler.logging.LoggingHandler"
      })
  void noClassKnowsWhatASecondDoorIsMadeOf(String forbidden) {
    Set<String> users = Bytecode.classes()
        .filter(type -> type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getName())
            .anyMatch(forbidden::equals))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        forbidden.equals("java.lang.ModuleLayer") ? Set.of(PROCESS_FACTS) : Set.of(), users);
  }

  /** INV-DOOR-03: whoever says which artefacts run reads what the process was started with, and makes no layer. */
  @Test
  void modulesAreReadAndNeverMade() {
    Set<String> called = Bytecode.classes()
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().getName().equals("java.lang.ModuleLayer"))
        .map(call -> call.getTarget().getName())
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of("boot", "configuration", "findModule"), called);
  }

  /** INV-DOOR-03: no property, no variable of the environment, and no name decides anything. */
  @Test
  void nothingIsSwitchedFromOutside() {
    List<String> switches = List.of(
        "java.net.Socket.<init>",
        "java.lang.System.getProperty",
        "java.lang.System.getProperties",
        "java.lang.System.setProperty",
        "java.lang.System.getenv",
        "java.lang.System.load",
        "java.lang.System.loadLibrary",
        "java.lang.Boolean.getBoolean",
        "java.lang.Integer.getInteger",
        "java.lang.Long.getLong",
        "java.lang.Class.forName",
        "java.lang.Class.newInstance",
        "java.lang.Module.addOpens",
        "java.lang.Module.addExports",
        "java.lang.invoke.MethodHandles.privateLookupIn",
        "java.lang.Runtime.exec",
        "java.security.Security.setProperty",
        "javax.net.ssl.SSLContext.getDefault",
        "javax.net.ssl.SSLContext.setDefault",
        "javax.net.ssl.SSLParameters.setWantClientAuth",
        "javax.net.ssl.SSLEngine.setWantClientAuth");

    assertEquals(
        Set.of(),
        Bytecode.users(access -> switches.contains(
            access.getTargetOwner().getName() + "." + access.getTarget().getName())));
  }

  /** INV-DOOR-03: nothing is found by a service's name, and nobody is given a service. */
  @Test
  void noModuleUsesOrProvidesAService() {
    for (String name : Bytecode.MODULES) {
      var descriptor = ModuleLayer.boot().findModule(name).orElseThrow().getDescriptor();
      assertEquals(Set.of(), descriptor.uses(), name);
      assertEquals(Set.of(), descriptor.provides(), name);
    }
  }

  /**
   * INV-DOOR-04: nothing but exceptions and constants can be read from a stream of objects; a private key, which the
   * Java platform says can, refuses to be written, and is none after it has been read.
   */
  @Test
  void nothingThatActsIsSerializable() {
    Set<String> serializable = Bytecode.classes()
        .filter(type -> type.isAssignableTo(java.io.Serializable.class))
        .filter(type -> !type.isAssignableTo(Throwable.class) && !type.isEnum())
        .filter(type -> !type.isAssignableTo(Enum.class))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of("org.doorward.li.crypto.key.WithheldEcKey"), serializable);
  }

  /**
   * INV-DOOR-05: no static field is given another value, so there is no default to be replaced. The one that is holds
   * the text of the present second.
   */
  @Test
  void noStaticFieldChanges() {
    Set<String> mutable = Bytecode.classes()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
            && !field.getModifiers().contains(JavaModifier.FINAL)
            && !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .map(field -> field.getFullName())
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of("org.doorward.li.netty.http.DateField.said"), mutable);
  }

  /** INV-DOOR-06, DC-20: what decides answers with one of a closed set of values. */
  @Test
  void decisionsAreOfSealedTypes() {
    List<String> deciding = List.of("decide", "bind", "submit", "narrow");
    Set<String> open = Bytecode.classes()
        .filter(type -> type.getPackageName().startsWith(LI + "policy")
            || type.getPackageName().startsWith(LI + "authority")
            || type.getPackageName().startsWith(LI + "intercept"))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> deciding.contains(method.getName()))
        .filter(method -> !isClosed(method.getRawReturnType().reflect()))
        .map(method -> method.getFullName())
        .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), open);
    assertTrue(Decision.class.isSealed() && MandateInbox.Submission.class.isSealed());
    assertTrue(Interception.class.isSealed() && InterceptionPoint.class.isSealed());
  }

  /** Sealed, or a record that holds what was decided. */
  private static boolean isClosed(Class<?> type) {
    return type.isSealed() || type.isRecord();
  }
}
