def log = new File(basedir, 'build.log').text
assert log.contains('There is no release of com.acme:shop before 1.0.0')
assert log.contains('Name what to compare with: -Dcorsac.old=VERSION')
assert !(log =~ /(?m)^\s+at [\w.$]+\(/)
true
