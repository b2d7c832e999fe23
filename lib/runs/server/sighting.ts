/** A workflow run of GitHub that carries the id of one of ours. */
export interface Sighting {
  id: number;
  url: string;
}
