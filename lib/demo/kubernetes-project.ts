import project from '#blueprints/demo/data/kubernetes-project.json' with { type: 'json' };

/** The Kubernetes project as an organisation (blueprints/demo/README.md names source and licence). */
export interface KubernetesProject {
  groups: Group[];
  components: Component[];
  repositories: Repository[];
}

export interface Group {
  identifier: string;
  title: string;
  kind: string;
  mission: string | null;
  slack: string | null;
  mailingList: string | null;
  charter: string | null;
}

export interface Component {
  identifier: string;
  title: string;
  description: string | null;
  ownedBy: string;
  repositories: string[];
  slack: string | null;
}

export interface Repository {
  identifier: string;
  org: string;
  name: string;
  url: string;
}

export function kubernetesProject(): KubernetesProject {
  return project;
}
