import org.jspecify.annotations.NullMarked;

/** X1 server and client, X2/X3 delivery and receiver, mandate inbox. */
@NullMarked
module org.doorward.li.netty {
  requires static io.netty.tcnative.classes.openssl;
  requires static org.jspecify;
  requires transitive org.doorward.li.crypto;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.codec.http2;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires org.slf4j;

  exports org.doorward.li.netty.admf;
  exports org.doorward.li.netty.receiver;
  exports org.doorward.li.netty.element;
  exports org.doorward.li.netty.https;
  exports org.doorward.li.netty.inbox;
  exports org.doorward.li.netty.tls;
  exports org.doorward.li.netty.witness;
  exports org.doorward.li.netty.x1;
}
