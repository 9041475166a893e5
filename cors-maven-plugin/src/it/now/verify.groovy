/** What each of the builds of invoker.properties said. */
def builds = new File(basedir, 'build.log').text.split(/(?m)^.*Scanning for projects\.\.\..*$/).drop(1)
assert builds.length == 16

def says = { int build, String... texts ->
  texts.each { assert builds[build - 1].contains(it) : "build $build does not say: $it" }
}
def added = '+ GET /orders | https://app.example.com https://partner.example.com | no credentials'

says 1, 'Nothing is compiled yet', 'Compile in the same command: mvn compile corsac:diff'
says 2, 'cors:surface-changed', added
says 3, 'There is no ', added,
    'Nothing was written. If this is what you want, run it again with -Dcorsac.accept.'
says 4, added, 'surface.lock is written. Commit it, so somebody reviews it.'
assert new File(basedir, 'reviewed/surface.lock').text.contains(added.substring(2))
says 5, 'The surface is the same as in', 'BUILD SUCCESS'
says 6, 'origin https://partner.example.com is allowed', 'The application grants more than before',
    'go on with -Dcorsac.fail=false'
assert new File(basedir, 'target/diff.md').text.contains('**1 widened.**')
says 8, 'origin https://partner.example.com is allowed', 'BUILD SUCCESS'
says 9, 'com.acme:shop:jar:0.9', 'Name what to compare with: -Dcorsac.old=VERSION'
says 10, 'add the origin "https://new.example.com". On com.acme.Orders', 'BUILD SUCCESS'
says 11, 'Give one of -Dcorsac.path, -Dcorsac.curl or -Dcorsac.har.',
    'Try "mvn corsac:help -Ddetail -Dgoal=explain".'
says 12, 'cors-report.html', 'GET     /orders', 'BUILD SUCCESS'
assert new File(basedir, 'target/corsac/cors-report.html').text.contains('https://partner.example.com')
says 13, "Invalid value for option '-Dcorsac.format'",
    'Try "mvn corsac:help -Ddetail -Dgoal=export".'
says 14, 'Which server?', 'mvn corsac:probe -Dcorsac.url='
says 15, 'There is no answer.'
says 16, 'corsac:diff', 'corsac:explain', 'corsac:lock', 'corsac:probe', 'corsac:report'

builds.each { assert !(it =~ /(?m)^\s+at [\w.$]+\(/) : 'a stack trace' }
true
