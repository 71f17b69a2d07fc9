declare module 'tree-sitter-powershell' {
  const language: import('tree-sitter').Language;
  export default language;
}
