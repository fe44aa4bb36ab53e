package org.doorward.li.crypto.keystore;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.doorward.li.fault.TransportException;

/** A file that holds a PKCS#12 key store, closed to others from the moment it is made. */
public final class KeyStoreFile {
  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(GROUP_WRITE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private KeyStoreFile() {}

  /**
   * Reads a store.
   *
   * @throws TransportException if the file cannot be read, is open to others, or is no PKCS#12
   */
  public static KeyStore read(Path file, char[] password) throws TransportException {
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

  /**
   * Checks who may read and write a file with a private key, where the file system knows of that.
   *
   * @throws TransportException if others than its owner may write it, or others than its owner and group read it
   */
  public static void requireClosedToOthers(Path file) throws IOException, TransportException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && view.readAttributes().permissions().stream().anyMatch(TOO_OPEN::contains)) {
      throw new TransportException(
          "the key file " + file + " is open to others: at most rw-r----- is accepted");
    }
  }

  /**
   * Writes a store to a new file, durably.
   *
   * @throws TransportException if there is a file already, or it cannot be written
   */
  public static void write(Path file, KeyStore store, char[] password) throws TransportException {
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

  /** An empty store in memory. */
  public static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** The certificates beside a key, its own first; none if there is no such entry. */
  public static List<X509Certificate> chain(KeyStore store, String alias)
      throws GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(alias);
    return chain == null
        ? List.of()
        : Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }
}
