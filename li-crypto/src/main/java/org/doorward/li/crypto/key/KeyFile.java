package org.doorward.li.crypto.key;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.doorward.li.crypto.key.KeyVault.Use;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;

/** A PKCS#12 file and what stands in it. */
final class KeyFile {
  static final String TLS = "tls";

  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(GROUP_WRITE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyFile() {}

  static KeyStore read(Path file, char[] password) throws TransportException {
    try {
      requireClosedToOthers(file);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, password);
      }
      return store;
    } catch (NoSuchFileException e) {
      throw new TransportException("there is no key file " + file, e);
    } catch (IOException | GeneralSecurityException e) {
      throw new TransportException(
          "the key file " + file + " is no PKCS#12, or the password is wrong", e);
    }
  }

  private static void requireClosedToOthers(Path file) throws IOException, TransportException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(TOO_OPEN::contains)) {
      throw new TransportException(
          "the key file " + file + " is open to others: at most rw-r----- is accepted");
    }
  }

  static void write(Path file, KeyStore store, char[] password) throws TransportException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] mode = posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
    try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), mode);
        OutputStream out = Channels.newOutputStream(channel)) {
      store.store(out, password);
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new TransportException("there is a file " + file + " already", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new TransportException("the key file " + file + " cannot be written", e);
    }
  }

  static KeyMaterial keys(KeyStore store, char[] password) throws TransportException {
    try {
      Map<Use, KeyPair> signing = new EnumMap<>(Use.class);
      for (Use use : Use.values()) {
        PrivateKey key = key(store, alias(use), password);
        if (key != null) {
          signing.put(
              use, KeyMaterial.signingPair(key, store.getCertificate(alias(use)).getPublicKey()));
        }
      }
      PrivateKey tls = key(store, TLS, password);
      return new KeyMaterial(
          signing, tls == null ? null : KeyMaterial.TlsKey.of(tls, chain(store, TLS)));
    } catch (GeneralSecurityException e) {
      throw new TransportException("an entry of the key file cannot be read", e);
    }
  }

  private static @Nullable PrivateKey key(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException, TransportException {
    if (!store.containsAlias(alias)) {
      return null;
    }
    if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
      throw new TransportException("the entry \"" + alias + "\" of the key file is no private key");
    }
    return key;
  }

  static List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(alias);
    return chain == null
        ? List.of()
        : Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }

  static KeyStore store(KeyMaterial keys, char[] password) throws TransportException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Map.Entry<Use, KeyPair> entry : keys.signing().entrySet()) {
        String alias = alias(entry.getKey());
        Certificate[] carrier = {carrier(entry.getValue(), alias)};
        store.setKeyEntry(alias, entry.getValue().getPrivate(), password, carrier);
      }
      KeyMaterial.TlsKey tls = keys.tls();
      if (tls != null) {
        store.setKeyEntry(TLS, tls.key(), password, tls.chain().toArray(Certificate[]::new));
      }
      return store;
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new TransportException("the keys cannot be put into a PKCS#12 store", e);
    }
  }

  /** PKCS#12 knows no bare public key; this certificate carries it and is never shown to anybody. */
  private static X509Certificate carrier(KeyPair pair, String alias)
      throws OperatorCreationException, GeneralSecurityException {
    X500Name name = new X500Name("CN=" + alias);
    Date always = Date.from(Instant.EPOCH);
    return new JcaX509CertificateConverter()
        .getCertificate(new JcaX509v1CertificateBuilder(
                name, BigInteger.ONE, always, always, name, pair.getPublic())
            .build(new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate())));
  }

  private static String alias(Use use) {
    return use.name().toLowerCase(Locale.ROOT);
  }
}
