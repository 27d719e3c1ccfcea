/** Words in both languages: in English under the same names, and of the same facts. Without one of them it doesn't compile. */
export const both = <Words>(nl: Words, en: NoInfer<Words>): { nl: Words; en: Words } => ({ nl, en });
