/**
 * A laboratory: throw-away certificates, officers, ADMF, MDF and element, all of them real, on the loopback
 * address. What an integrator writes tests against; the library's own tests use it too.
 *
 * <p>{@link org.doorward.li.spec.lab.Lab} is the whole of it in one {@code try}.
 */
package org.doorward.li.spec.lab;
