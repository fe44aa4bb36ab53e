/** The demo's auditor: verifies the log with the library's offline verifier and reads what it says. */
package org.doorward.examples.auditor;
