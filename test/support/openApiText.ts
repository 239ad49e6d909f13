/** A small OpenAPI document with an operation that lacks its operationId, which `specwright:oas` finds. */
export const WITHOUT_OPERATION_ID = `openapi: 3.0.3
info:
  title: Pets
  version: 1.0.0
  description: Pets for everybody.
  contact: { name: Team, url: https://example.org, email: team@example.org }
servers:
  - url: https://api.example.org/v1
tags:
  - name: pets
    description: Pets
paths:
  /pets:
    get:
      description: All pets.
      tags: [pets]
      responses:
        '200':
          description: The pets.
`;

/** The same with an operationId: `specwright:oas` finds nothing. */
export const WITH_OPERATION_ID = WITHOUT_OPERATION_ID.replace('      tags: [pets]\n', '      tags: [pets]\n      operationId: listPets\n');
