/** A document with most of what a mock has to do with; line numbers are asserted by tests, so lines are only added at the end. */
export const PETSTORE = `openapi: 3.0.3
info: {title: Pets, version: 1.0.0}
servers:
  - url: https://api.example.com/v1
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - name: limit
          in: query
          schema:
            type: integer
            maximum: 50
      responses:
        '200':
          description: Some pets
          headers:
            X-Total: {schema: {type: integer}, example: 7}
          content:
            application/json:
              schema:
                type: array
                items: {$ref: '#/components/schemas/Pet'}
              examples:
                two:
                  value: [{id: 1, name: Rex}, {id: 2, name: Tom}]
                none:
                  value: []
        '404':
          description: No such store
          content:
            application/problem+json:
              schema: {type: object, properties: {title: {type: string}}}
              example: {title: No such store}
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Pet'}
      responses:
        '201':
          description: Created
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
  /pets/{petId}:
    parameters:
      - name: petId
        in: path
        required: true
        schema: {type: integer}
    get:
      parameters:
        - name: X-Request-Id
          in: header
          required: true
          schema: {type: string, minLength: 4}
      responses:
        '200':
          description: A pet
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
    delete:
      security:
        - key: []
      responses:
        '204': {description: Gone}
  /pets/mine:
    get:
      responses:
        '200':
          description: My pet
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pet'}
              example: {id: wrong, name: Rex}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: {type: integer, readOnly: true}
        name:
          type: string
          minLength: 2
        secret: {type: string, writeOnly: true}
        tags:
          type: array
          items: {type: string}
`;
