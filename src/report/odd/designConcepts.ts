/** One of the eleven design concepts of the ODD protocol, with the question that its paragraph answers. */
export interface DesignConcept {
  readonly name: string;
  readonly question: string;
}

/**
 * The design concepts in the order of the protocol.
 * Source: Grimm et al. 2020, https://doi.org/10.18564/jasss.4259
 */
export const designConcepts: readonly DesignConcept[] = [
  { name: 'Basic principles', question: 'which theories, hypotheses and approaches the model rests on' },
  { name: 'Emergence', question: 'which results follow from what agents do, and which are imposed by rules' },
  { name: 'Adaptation', question: 'what agents decide, on which alternatives, and by which rule' },
  { name: 'Objectives', question: 'what agents try to reach, and how they measure it' },
  { name: 'Learning', question: 'whether and how agents change their rules with experience' },
  { name: 'Prediction', question: 'what agents expect of the future, and from what' },
  { name: 'Sensing', question: 'what agents know of themselves, of others and of the markets, and how exactly' },
  { name: 'Interaction', question: 'how agents act on each other, directly or through markets and difficulty' },
  { name: 'Stochasticity', question: 'which processes are random, and why' },
  { name: 'Collectives', question: 'which groups agents belong to, and whether groups act' },
  { name: 'Observation', question: 'what is recorded of the model, and when' },
];
