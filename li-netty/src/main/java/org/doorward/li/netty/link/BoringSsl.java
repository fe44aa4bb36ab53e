package org.doorward.li.netty.link;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslX509KeyManagerFactory;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.doorward.li.crypto.tls.TlsConnection;
import org.doorward.li.crypto.tls.TlsProfile;
import org.doorward.li.fault.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * BoringSSL's engines, one context for each connection, so that no session is ever resumed. The key stays where it is:
 * BoringSSL gets the certificate only, and asks {@link VaultSignatures} to sign.
 */
final class BoringSsl {
  private static final String[] KEY_TYPES = {"EC", "RSA"};

  private BoringSsl() {}

  /** Says what is missing, once and before any connection. */
  static void require() throws TransportException {
    if (!OpenSsl.isAvailable()) {
      throw new TransportException(
          "BoringSSL was chosen and is not there: io.netty:netty-tcnative-boringssl-static has to be on the class path,"
              + " or its modules named with --add-modules",
          OpenSsl.unavailabilityCause());
    }
  }

  static TlsConnection connection(TlsProfile profile, ByteBufAllocator buffers)
      throws TransportException {
    try {
      return profile.over(engine(profile, buffers));
    } catch (GeneralSecurityException | IOException e) {
      throw new TransportException("BoringSSL has no TLS 1.3 as the profile asks for", e);
    }
  }

  private static SSLEngine engine(TlsProfile profile, ByteBufAllocator buffers)
      throws GeneralSecurityException, IOException, TransportException {
    KeyManagerFactory certificate = OpenSslX509KeyManagerFactory.newKeyless(chain(profile.key()));
    SslContextBuilder builder = profile.client()
        ? SslContextBuilder.forClient()
            .keyManager(certificate)
            .endpointIdentificationAlgorithm(null)
        : SslContextBuilder.forServer(certificate).clientAuth(ClientAuth.REQUIRE);
    SslContext context = builder
        .sslProvider(SslProvider.OPENSSL_REFCNT)
        .trustManager(profile.judge())
        .protocols(profile.versions())
        .ciphers(profile.suites())
        .sessionCacheSize(1)
        .sessionTimeout(1)
        .option(OpenSslContextOption.GROUPS, profile.groups().toArray(String[]::new))
        .option(OpenSslContextOption.PRIVATE_KEY_METHOD, new VaultSignatures(profile))
        .build();
    try {
      return context.newEngine(buffers);
    } finally {
      ReferenceCountUtil.release(context); // the engine holds it for as long as it lives
    }
  }

  /** Before the handshake: the certificate is shown later, and by then the key has been asked for. */
  private static X509Certificate[] chain(X509ExtendedKeyManager key) throws TransportException {
    for (String type : KEY_TYPES) {
      String[] aliases = key.getServerAliases(type, null);
      X509Certificate[] chain =
          aliases == null || aliases.length == 0 ? null : key.getCertificateChain(aliases[0]);
      if (chain != null) {
        return chain;
      }
    }
    throw new TransportException("there is no TLS key that BoringSSL can use");
  }

  /** The key to sign with, asked for when the handshake comes to it. */
  static @Nullable String alias(TlsProfile profile, SSLEngine engine) {
    if (profile.client()) {
      return profile.key().chooseEngineClientAlias(KEY_TYPES, null, engine);
    }
    for (String type : KEY_TYPES) {
      String alias = profile.key().chooseEngineServerAlias(type, null, engine);
      if (alias != null) {
        return alias;
      }
    }
    return null;
  }
}
