import org.jspecify.annotations.NullMarked;

/** Keys, certificates, TLS profile, signatures and sealing, with the JCA and Bouncy Castle. */
@NullMarked
@SuppressWarnings("module")
module org.doorward.li.crypto {
  requires java.naming;
  requires static org.jspecify;
  requires transitive org.doorward.li.core;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;

  exports org.doorward.li.crypto.certificate;
  exports org.doorward.li.crypto.evidence;
  exports org.doorward.li.crypto.key;
  exports org.doorward.li.crypto.signature;
  exports org.doorward.li.crypto.tls;
  exports org.doorward.li.crypto.transfer;
  exports org.doorward.li.crypto.evidence.internal to
      org.doorward.li.netty;
  exports org.doorward.li.crypto.signature.internal to
      org.doorward.li.netty;
  exports org.doorward.li.crypto.store.internal to
      org.doorward.li.netty;
}
