package attacker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.intercept.Observation;
import org.doorward.li.netty.admf.Admf;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.netty.receiver.X2X3Receiver;
import org.doorward.li.policy.Decision;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * Tries everything that embedding code can try, at a running element that has one task, and says what became of it: a
 * line for each attack with {@code refused} and by what, or {@code DONE}.
 */
public final class Attacks {
  private static final SipUri ALICE = SipUri.of("sip:alice@example.com");
  private static final SipUri BOB = SipUri.of("sip:bob@example.com");

  private final Path directory;
  private final Lab lab;
  private final Interception live;
  private int delivered;

  private Attacks(Path directory, Lab lab) {
    this.directory = directory;
    this.lab = lab;
    this.live = lab.element().interceptionPoint().match(ALICE).get(0);
  }

  /** One attack: whatever it returns, it should not have come that far. */
  private interface Attack {
    Object run() throws Throwable;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    try (Lab lab = Lab.open(directory.resolve("element"))) {
      lab.activate(ALICE);
      Attacks attacks = new Attacks(directory, lab);
      attacks.control("before");
      attacks.byReflection();
      attacks.byOtherTypes();
      attacks.bySerialization();
      attacks.byServices();
      attacks.byConfiguration();
      attacks.control("after");
      say("control bob", lab.element().interceptionPoint().match(BOB).isEmpty() ? "none" : "DONE");
    }
    System.exit(0);
  }

  private static void say(String name, String result) {
    System.out.println("attack: " + name + ": " + result);
  }

  private static void attack(String name, Class<? extends Throwable> by, Attack attack) {
    try {
      Object gain = attack.run();
      say(name, "DONE " + gain);
    } catch (Throwable e) {
      say(name, by.isInstance(e) ? "refused by " + by.getSimpleName() : "UNEXPECTED " + e);
    }
  }

  /** That the way in which nothing is forged works, so that what is refused was not refused for another cause. */
  private void control(String when) throws Exception {
    ByteBuffer sip = ByteBuffer.wrap("OPTIONS sip:bob@example.com SIP/2.0\r\n\r\n".getBytes());
    live.iri(Observation.of(
        PayloadFormat.SIP,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        sip));
    delivered++;
    lab.mdf().await(product -> product.size() >= delivered, Duration.ofSeconds(30));
    say("control " + when, "delivered " + lab.mdf().await(all -> true, Duration.ZERO).size());
  }

  private void byReflection() throws Exception {
    Class<?> minted = live.getClass();
    Constructor<?> constructor = minted.getDeclaredConstructors()[0];
    attack("constructor", IllegalAccessException.class, () ->
        constructor.newInstance(new Object[constructor.getParameterCount()]));
    attack("constructor opened", InaccessibleObjectException.class, () -> {
      constructor.setAccessible(true);
      return constructor;
    });
    for (Object part : new Object[] {live, lab.element().interceptionPoint(), lab.element()}) {
      String name = part.getClass().getSimpleName();
      for (Field field : part.getClass().getDeclaredFields()) {
        attack("field " + name, InaccessibleObjectException.class, () -> {
          field.setAccessible(true);
          return field.get(part);
        });
      }
      for (Method method : part.getClass().getDeclaredMethods()) {
        if (!java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
          attack("method " + name, InaccessibleObjectException.class, () -> {
            method.setAccessible(true);
            return method;
          });
        }
      }
    }
    Class<?> core = Class.forName(
        "org.doorward.li.element.internal.ElementCore", false, minted.getClassLoader());
    attack("public constructor of a seam", IllegalAccessException.class, () -> {
      Constructor<?> open = core.getConstructors()[0];
      return open.newInstance(new Object[open.getParameterCount()]);
    });
    attack("private lookup", IllegalAccessException.class, () ->
        MethodHandles.privateLookupIn(minted, MethodHandles.lookup()));
    attack("opening another's module", IllegalCallerException.class, () -> {
      minted.getModule().addOpens(minted.getPackageName(), Attacks.class.getModule());
      return minted;
    });
    attack("exporting another's package", IllegalCallerException.class, () -> {
      core.getModule().addExports(core.getPackageName(), Attacks.class.getModule());
      return core;
    });
  }

  private void byOtherTypes() {
    for (Class<?> type : new Class<?>[] {
      Interception.class, InterceptionPoint.class, Decision.class
    }) {
      attack("proxy of " + type.getSimpleName(), IllegalArgumentException.class, () ->
          Proxy.newProxyInstance(
              Attacks.class.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> null));
    }
    attack("subtype made against another library", IncompatibleClassChangeError.class, () ->
        Class.forName("attacker.Forged"));
    attack("third decision made against another library", IncompatibleClassChangeError.class, () ->
        Class.forName("attacker.Maybe"));
    attack("class in a package of the library", ClassNotFoundException.class, () ->
        Class.forName("org.doorward.li.intercept.internal.Mint"));
  }

  /** Something that can be written, and claims to be something else. */
  private static final class Husk implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private void bySerialization() {
    for (Object part : new Object[] {live, lab.element().interceptionPoint(), lab.element()}) {
      attack("write " + part.getClass().getSimpleName(), NotSerializableException.class, () -> {
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(part);
        return part;
      });
      attack("read " + part.getClass().getSimpleName(), InvalidClassException.class, () ->
          new ObjectInputStream(new ByteArrayInputStream(huskOf(part.getClass()))).readObject());
    }
  }

  private static byte[] huskOf(Class<?> type) throws Exception {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(octets) {
      @Override
      protected void writeClassDescriptor(ObjectStreamClass descriptor) throws java.io.IOException {
        writeUTF(type.getName());
        writeLong(0);
        writeByte(java.io.ObjectStreamConstants.SC_SERIALIZABLE);
        writeShort(0);
      }
    }) {
      out.writeObject(new Husk());
    }
    return octets.toByteArray();
  }

  private void byServices() {
    say("uninvited services", Uninvited.made ? "DONE" : "never made");
    attack("service", ServiceConfigurationError.class, () ->
        ServiceLoader.load(Interception.class).findFirst().orElseThrow());
  }

  private void start(String name, Class<? extends Throwable> by,
      UnaryOperator<NetworkElementBuilder> change) {
    attack(name, by, () -> {
      try (NetworkElement element =
          change.apply(lab.elementBuilder(lab.pki().issue(lab.pki().element(Lab.ELEMENT),
              org.doorward.li.crypto.key.KeyVault.Use.LOG,
              org.doorward.li.crypto.key.KeyVault.Use.STATE).keys(),
              directory.resolve(name.replace(' ', '-')))).start()) {
        return element.x1Address();
      }
    });
  }

  private void byConfiguration() throws LiException {
    start("wildcard X1", IllegalArgumentException.class, b -> b.x1(new InetSocketAddress(0)));
    start("wildcard inbox", IllegalArgumentException.class, b -> b.inbox(new InetSocketAddress(0)));
    start("no address", NullPointerException.class, b -> b.x1(null));
    start("no hooks", NullPointerException.class, b -> b.hooks(null));
    attack("wildcard receiver", IllegalArgumentException.class, () ->
        X2X3Receiver.builder(lab.admf().component().keys(), lab.pki().anchors(), handler())
            .bind(new InetSocketAddress(0))
            .start()
            .address());
    attack("element without keys", NullPointerException.class, () ->
        NetworkElement.builder(Lab.ELEMENT, null, lab.pki().anchors(), null, directory));
    attack("element without anchors", NullPointerException.class, () ->
        NetworkElement.builder(
            Lab.ELEMENT, lab.admf().component().keys(), null, null, directory));
    attack("element without a trust policy", NullPointerException.class, () ->
        NetworkElement.builder(
            Lab.ELEMENT, lab.admf().component().keys(), lab.pki().anchors(), null, directory));
    attack("ADMF without TLS", NullPointerException.class, () ->
        Admf.builder(Lab.ADMF, null).start());
    attack("TLS without anchors", NullPointerException.class, () ->
        org.doorward.li.crypto.tls.LiTls.of(
            lab.admf().component().keys(), null, java.time.InstantSource.system()));
    attack("TLS without keys", NullPointerException.class, () ->
        org.doorward.li.crypto.tls.LiTls.of(
            null, lab.pki().anchors(), java.time.InstantSource.system()));
    attack("TLS without a clock", NullPointerException.class, () ->
        org.doorward.li.crypto.tls.LiTls.of(
            lab.admf().component().keys(), lab.pki().anchors(), null));
  }

  private static org.doorward.li.netty.receiver.ProductHandler handler() {
    return (org.doorward.li.netty.receiver.ProductHandler) Proxy.newProxyInstance(
        Attacks.class.getClassLoader(),
        new Class<?>[] {org.doorward.li.netty.receiver.ProductHandler.class},
        (p, m, a) -> null);
  }
}
