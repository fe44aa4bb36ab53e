import org.jspecify.annotations.NullMarked;

/** The executable specification: the Lab that integrators test against, and messages to test with. */
@NullMarked
module org.doorward.li.spec {
  requires static org.jspecify;
  requires transitive org.doorward.li.netty;

  exports org.doorward.li.spec.lab;
  exports org.doorward.li.spec.store;
  exports org.doorward.li.spec.x1;
}
