# The formula of Homebrew; "make dist" fills in the version, the address and the checksum.
class AppservicesEmulator < Formula
  desc "Offline emulator of MongoDB Atlas App Services"
  homepage "@HOME@"
  url "@HOME@/releases/download/v@VERSION@/appservices-emulator-@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install Dir["*"]
    (bin/"appservices-emulator").write_env_script libexec/"bin/appservices-emulator",
                                                  Language::Java.overridable_java_home_env
    generate_completions_from_executable bin/"appservices-emulator", "completion", shells: [:bash, :zsh, :fish]
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/appservices-emulator version")
    assert_equal "[]\n", shell_output("#{bin}/appservices-emulator exec -- #{bin}/appservices-emulator users list --json")
  end
end
