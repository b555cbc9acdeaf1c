/** Test support for all modules: databases on a real PostgreSQL, one server per JVM. */
package club.makapix.decile.testing;
