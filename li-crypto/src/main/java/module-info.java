import org.jspecify.annotations.NullMarked;

/** Keys, certificates, TLS profile, signatures and sealing, with the JCA and Bouncy Castle. */
@NullMarked
module org.doorward.li.crypto {
  requires static org.jspecify;
  requires transitive org.doorward.li.core;

  exports org.doorward.li.crypto.key;
}
