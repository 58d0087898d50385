# Runs the formula of Homebrew without Homebrew: installs the distribution in the way that it says into a folder,
# and runs its test. What Homebrew gives to a formula is here as far as this one uses it.
#
#   ruby formula_test.rb FORMULA FOLDER_OF_THE_UNPACKED_TAR PREFIX

require "fileutils"
require "pathname"

class Pathname
  def install(files)
    mkpath
    FileUtils.cp_r(Array(files), self)
  end

  def write_env_script(target, env)
    dirname.mkpath
    words = env.map { |name, value| "#{name}=\"#{value}\" " }.join
    write("#!/bin/bash\n#{words}exec \"#{target}\" \"$@\"\n")
    chmod(0o755)
  end
end

module Language
  module Java
    def self.overridable_java_home_env
      { JAVA_HOME: "${JAVA_HOME:-#{ENV.fetch("JAVA_HOME")}}" }
    end
  end
end

class Formula
  class << self
    attr_reader :steps, :facts

    def inherited(formula)
      super
      @last = formula
    end

    def last = @last

    %i[desc homepage url sha256 license depends_on].each do |name|
      define_method(name) { |value| (@facts ||= {})[name] = value }
    end

    def test(&steps)
      @steps = steps
    end
  end

  def initialize(prefix)
    @prefix = Pathname(prefix)
  end

  def bin = @prefix/"bin"

  def libexec = @prefix/"libexec"

  def version = self.class.facts[:url][/appservices-emulator-(.*)\.tar\.gz\z/, 1]

  def shell_output(line)
    output = `#{line}`
    raise "#{line} ended with #{$?.exitstatus}" unless $?.success?

    output
  end

  def generate_completions_from_executable(*command, shells:)
    shells.each { |shell| raise "nothing for #{shell}" if shell_output([*command, shell].join(" ")).empty? }
  end

  def assert_match(expected, actual)
    raise "#{expected.inspect} is not in #{actual.inspect}" unless actual.include?(expected)
  end

  def assert_equal(expected, actual)
    raise "#{actual.inspect} is not #{expected.inspect}" unless expected == actual
  end

  def run_test
    instance_eval(&self.class.steps)
  end
end

path, unpacked, prefix = ARGV
load File.expand_path(path)
formula = Formula.last.new(File.expand_path(prefix))
missing = %i[desc homepage url sha256 license depends_on] - Formula.last.facts.keys
raise "the formula lacks #{missing}" unless missing.empty?

Dir.chdir(unpacked) { formula.install }
formula.run_test
puts "the formula installs and passes its test"
