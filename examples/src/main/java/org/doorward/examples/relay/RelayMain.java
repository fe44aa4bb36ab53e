package org.doorward.examples.relay;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.examples.stage.Cue;
import org.doorward.examples.stage.Part;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.fault.LiException;

/**
 * The relay of the demo, a process of its own. Options: {@code --as-element} and {@code --as-clients} (key
 * files, the latter separated by commas), {@code --password}, {@code --ca}, {@code --element} (its port),
 * {@code --out}.
 */
public final class RelayMain {
  private RelayMain() {}

  /** Runs until its input ends. */
  public static void main(String... arguments)
      throws IOException, LiException, GeneralSecurityException {
    Part part = Part.of(arguments);
    TrustAnchors anchors = TrustAnchors.read(part.file("ca"));
    char[] password = part.value("password").toCharArray();
    Map<X509Certificate, SSLContext> clients = new HashMap<>();
    for (String file : part.value("as-clients").split(",", -1)) {
      X509ExtendedKeyManager identity = identity(Path.of(file), password);
      clients.put(leaf(identity), context(identity, anchors));
    }
    URI element = URI.create("https://127.0.0.1:" + part.value("element"));
    try (X1Relay relay = new X1Relay(
        context(identity(part.file("as-element"), password), anchors),
        clients,
        element,
        part.file("out"))) {
      Cue.give("ready", Map.of("port", relay.port()));
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static X509ExtendedKeyManager identity(Path file, char[] password) throws LiException {
    return Pkcs12KeyVault.open(file, password.clone()).tlsIdentity();
  }

  private static X509Certificate leaf(X509ExtendedKeyManager identity) {
    String alias = identity.chooseClientAlias(new String[] {"EC"}, null, null);
    return identity.getCertificateChain(alias)[0];
  }

  private static SSLContext context(X509ExtendedKeyManager identity, TrustAnchors anchors)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    for (X509Certificate anchor : anchors.certificates()) {
      trusted.setCertificateEntry("ca-" + trusted.size(), anchor);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(new KeyManager[] {identity}, trust.getTrustManagers(), null);
    return context;
  }
}
