/** What the worlds of tests need of the GitHub stand-in; the test starts it, as only tests may know it. */
export interface GitHubForTests {
  url: string;
  configuration: { token: string };
  close(): Promise<void>;
}
