import org.jspecify.annotations.NullMarked;

/**
 * What lawful interception is: messages, codecs, tasks, authority, policy, evidence. No sockets and no
 * crypto provider.
 *
 * <p>The packages whose name contains {@code internal} are seams that only the other two modules of the
 * library may see; nothing an integrator writes can implement them.
 */
@NullMarked
@SuppressWarnings({"requires-automatic", "module"})
module org.doorward.li.core {
  requires static org.jspecify;
  requires com.ctc.wstx;
  requires com.google.protobuf;
  requires java.management;
  requires java.xml;
  requires org.slf4j;

  exports org.doorward.li.authority;
  exports org.doorward.li.element;
  exports org.doorward.li.evidence;
  exports org.doorward.li.extension;
  exports org.doorward.li.fault;
  exports org.doorward.li.identifier;
  exports org.doorward.li.intercept;
  exports org.doorward.li.policy;
  exports org.doorward.li.record;
  exports org.doorward.li.store;
  exports org.doorward.li.target;
  exports org.doorward.li.x1;
  exports org.doorward.li.x1.xml;
  exports org.doorward.li.x2x3;
  exports org.doorward.li.x2x3.payload;
  exports org.doorward.li.authority.internal to
      org.doorward.li.crypto,
      org.doorward.li.netty;
  exports org.doorward.li.delivery.internal to
      org.doorward.li.netty;
  exports org.doorward.li.element.internal to
      org.doorward.li.netty;
  exports org.doorward.li.evidence.internal to
      org.doorward.li.crypto,
      org.doorward.li.netty;
  exports org.doorward.li.intercept.internal to
      org.doorward.li.netty;
  exports org.doorward.li.policy.internal to
      org.doorward.li.netty;
  exports org.doorward.li.store.internal to
      org.doorward.li.crypto,
      org.doorward.li.netty;
}
