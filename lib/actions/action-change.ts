/** One thing that saving an action would change. */
export interface ActionChange {
  kind: 'add' | 'change' | 'remove' | 'rename';
  what:
    | 'identifier'
    | 'title'
    | 'icon'
    | 'description'
    | 'input'
    | 'required'
    | 'order'
    | 'request'
    | 'approval'
    | 'permissions'
    | 'setting';
  /** of the input, the key, or the list of permissions */
  name: string;
  /** JSON Pointer into the document, or below `/permissions` into those */
  path: string;
  sentence: string;
}
